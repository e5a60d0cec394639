from django.apps import AppConfig


class DesignConfig(AppConfig):
    """The design system: templates, form fields, style. It has no models and knows no domain."""

    name = "hub.design"
    label = "hub_design"
