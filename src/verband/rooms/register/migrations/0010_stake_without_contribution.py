from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("register", "0009_kept_by_hand"),
    ]

    operations = [
        migrations.AlterField(
            model_name="contribution",
            name="amount",
            field=models.DecimalField(
                decimal_places=2, max_digits=14, null=True, verbose_name="bijdrage in euro"
            ),
        ),
    ]
