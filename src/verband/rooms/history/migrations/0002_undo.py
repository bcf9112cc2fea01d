import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("history", "0001_initial"),
    ]

    operations = [
        migrations.AlterField(
            model_name="event",
            name="deed",
            field=models.CharField(
                choices=[
                    ("create", "toegevoegd"),
                    ("update", "gewijzigd"),
                    ("end", "beëindigd"),
                    ("reopen", "heropend"),
                    ("delete", "weggehaald"),
                    ("restore", "teruggehaald"),
                    ("merge", "samengevoegd"),
                    ("send", "verstuurd"),
                    ("destroy", "vernietigd"),
                ],
                max_length=20,
                verbose_name="daad",
            ),
        ),
        migrations.AddField(
            model_name="event",
            name="undoes",
            field=models.OneToOneField(
                help_text="Wat eerder gebeurde en hiermee is teruggenomen; een keer, dus een keten vertelt wat nu geldt.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="undone_by",
                to="history.event",
                verbose_name="maakt ongedaan",
            ),
        ),
    ]
