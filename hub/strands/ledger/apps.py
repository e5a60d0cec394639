from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "hub.strands.ledger"
