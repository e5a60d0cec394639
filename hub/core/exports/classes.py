"""The class of every field of every table: open, internal or personal."""

from importlib import import_module
from importlib.util import find_spec

from django.apps import apps
from django.db.models import Model

from hub.foundation.openness import INTERNAL, PERSONAL, Openness

# Tables of packages that we use: none of their fields is ever given away.
OTHERS = {
    "account": PERSONAL,
    "auth": INTERNAL,
    "contenttypes": INTERNAL,
    "django_tasks_database": INTERNAL,
    "mfa": PERSONAL,
    "sessions": PERSONAL,
    "socialaccount": PERSONAL,
}


def class_of(model: type[Model], field: str) -> Openness | None:
    """Return how open a field is, or None if nobody has said so."""
    app = apps.get_app_config(model._meta.app_label)
    if not app.name.startswith("hub."):
        return OTHERS.get(app.label)
    module = f"{app.name}.field_classes"
    if find_spec(module) is None:
        return None
    said: Openness | None = import_module(module).CLASSES.get(model.__name__, {}).get(field)
    return said


def unclassed() -> list[str]:
    """Return the fields of all installed tables that nobody has classed, as “app.Model.field”."""
    return [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if class_of(model, field.name) is None
    ]
