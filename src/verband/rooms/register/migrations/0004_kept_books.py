from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0003_keeping"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeptBooks",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("batch", models.UUIDField(unique=True, verbose_name="bundel")),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("roo", "register"),
                            ("gesprekken-2024", "gesprekken 2024"),
                            ("lijst", "eigen lijst"),
                            ("grenzen", "grenzen van gebieden"),
                            ("hand", "hier bijgehouden"),
                        ],
                        max_length=20,
                        verbose_name="bron",
                    ),
                ),
                ("undoes", models.UUIDField(null=True, verbose_name="maakt ongedaan")),
                ("content", models.BinaryField(verbose_name="inhoud")),
            ],
            options={
                "verbose_name": "bewaarde boekhouding",
                "verbose_name_plural": "bewaarde boekhoudingen",
                "ordering": ["id"],
            },
        ),
    ]
