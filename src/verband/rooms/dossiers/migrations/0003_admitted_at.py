import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('dossiers', '0002_seen_openings'),
    ]

    operations = [
        # Who is named on the day of this step is taken as let in on it: help of before was seen by nobody as such.
        migrations.AddField(
            model_name='dossierreader',
            name='admitted_at',
            field=models.DateTimeField(default=django.utils.timezone.now, verbose_name='toegelaten'),
            preserve_default=False,
        ),
    ]
