from django.apps import AppConfig


class IdeasConfig(AppConfig):
    name = "hub.strands.ideas"
