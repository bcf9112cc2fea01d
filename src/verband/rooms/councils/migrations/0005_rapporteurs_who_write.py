import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0004_where_piece_and_decision_stand"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="rapporteur",
            name="account",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="schrijft zelf",
            ),
        ),
        migrations.CreateModel(
            name="ReportDraft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "public_id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, unique=True, verbose_name="openbaar id"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=1, editable=False, verbose_name="revisie")),
                ("on", models.DateField(verbose_name="verslag van")),
                (
                    "judgement",
                    models.CharField(
                        choices=[
                            ("within", "binnen het kader"),
                            ("partly", "deels binnen het kader"),
                            ("outside", "buiten het kader"),
                            ("too-early", "nog niet te zeggen"),
                        ],
                        max_length=20,
                        verbose_name="bevinding",
                    ),
                ),
                ("text", models.TextField(verbose_name="toelichting")),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="schrijver",
                    ),
                ),
                (
                    "frame",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="drafts",
                        to="councils.frame",
                        verbose_name="kader",
                    ),
                ),
                (
                    "rapporteur",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="drafts",
                        to="councils.rapporteur",
                        verbose_name="rapporteur",
                    ),
                ),
            ],
            options={
                "verbose_name": "concept van een verslag",
                "verbose_name_plural": "concepten van verslagen",
                "ordering": ["frame", "-on", "-id"],
            },
        ),
    ]
