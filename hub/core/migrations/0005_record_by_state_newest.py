"""An index for lists of one kind in one state, newest first: the newest records of all may be of other kinds."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_counts'),
        ('core', '0004_pins_by_adults'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='record',
            index=models.Index(fields=['kind', 'state', '-published_at', '-id'], name='record_by_state_newest'),
        ),
    ]
