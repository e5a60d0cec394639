"""Every field of every table says how open it is, and open data gives away open fields alone."""

from django.apps import apps

from hub.core.exports.classes import class_of, unclassed
from hub.foundation.openness import OPEN, Openness


def test_every_field_of_every_table_is_classed():
    assert unclassed() == []


def test_no_class_is_said_of_a_field_that_is_gone():
    for app in apps.get_app_configs():
        if not app.name.startswith("hub."):
            continue
        models = {model.__name__: model for model in app.get_models()}
        if not models:
            continue
        classes = __import__(f"{app.name}.field_classes", fromlist=["CLASSES"]).CLASSES
        for name, fields in classes.items():
            assert set(fields) == {field.name for field in models[name]._meta.concrete_fields}, name


def test_whoever_is_pointed_to_is_personal():
    """A foreign key to a person is about that person, whatever else the table says."""
    person = apps.get_model("accounts.Person")
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if field.related_model is person:
                assert class_of(model, field.name) is Openness.PERSONAL, f"{model._meta.label}.{field.name}"


def test_something_is_open():
    assert class_of(apps.get_model("core.Record"), "title") is OPEN
