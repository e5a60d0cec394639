"""Of those in line it can be said that they came; that they did not, only of those who were booked."""

from django.db import migrations, models
from django.db.models import Q

from hub.core.audit.append_only import AppendOnly


class Migration(migrations.Migration):
    dependencies = [("academy", "0002_append_only")]

    operations = [
        migrations.RemoveConstraint(model_name="signup", name="sign_up_attended_was_booked"),
        migrations.AddConstraint(
            model_name="signup",
            constraint=models.CheckConstraint(
                condition=Q(attended__isnull=True)
                | Q(cancelled_at__isnull=True) & (Q(booked_at__isnull=False) | Q(attended=True)),
                name="sign_up_attended_or_was_expected",
            ),
        ),
        AppendOnly("SignUp", may_change=["*"]),
    ]
