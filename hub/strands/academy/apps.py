from django.apps import AppConfig


class AcademyConfig(AppConfig):
    name = "hub.strands.academy"
