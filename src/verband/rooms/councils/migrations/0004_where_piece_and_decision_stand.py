from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0003_receipt_by_the_board"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="decision",
            field=models.URLField(blank=True, max_length=2000, verbose_name="vindplaats van het besluit"),
        ),
        migrations.AddField(
            model_name="consultation",
            name="document",
            field=models.URLField(blank=True, max_length=2000, verbose_name="vindplaats van het stuk"),
        ),
    ]
