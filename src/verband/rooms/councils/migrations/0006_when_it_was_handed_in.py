from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("councils", "0005_rapporteurs_who_write")]

    operations = [
        migrations.AddField(
            model_name="boardmeeting",
            name="handed_in_on",
            field=models.DateField(null=True, verbose_name="ingezonden op"),
        ),
    ]
