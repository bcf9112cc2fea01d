from django.db import migrations, models

WORDS = {
    "sqlite": (
        "CREATE VIRTUAL TABLE register_searchentry_words USING fts5("
        "words, content='register_searchentry', content_rowid='id', tokenize='ascii', detail='none')",
        "DROP TABLE register_searchentry_words",
    ),
    "postgresql": (
        "CREATE INDEX register_searchentry_words ON register_searchentry "
        "USING gin (array_to_tsvector(string_to_array(words, ' ')))",
        "DROP INDEX register_searchentry_words",
    ),
}
"""Database → what makes its index of words, and what takes it away."""


def lay(apps, schema_editor):
    schema_editor.execute(WORDS[schema_editor.connection.vendor][0])


def take_away(apps, schema_editor):
    schema_editor.execute(WORDS[schema_editor.connection.vendor][1])


class Migration(migrations.Migration):

    dependencies = [
        ("register", "0005_merged_parties"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchStamp",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("last_event", models.BigIntegerField(verbose_name="laatste gebeurtenis")),
                ("made_by", models.CharField(blank=True, max_length=64, verbose_name="gemaakt volgens")),
            ],
            options={
                "verbose_name": "stand van het zoeken",
                "verbose_name_plural": "standen van het zoeken",
            },
        ),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("government", "overheid"),
                            ("partnership", "samenwerkingsverband"),
                            ("party", "andere partij"),
                            ("task", "taak"),
                            ("organ", "orgaan"),
                            ("area", "gebied"),
                            ("remark", "toelichting"),
                        ],
                        max_length=20,
                        verbose_name="soort",
                    ),
                ),
                ("object_id", models.UUIDField(verbose_name="openbaar id")),
                (
                    "owner_id",
                    models.UUIDField(
                        db_index=True,
                        help_text="De partij, het samenwerkingsverband of het gebied.",
                        verbose_name="hoort bij",
                    ),
                ),
                ("faces", models.JSONField(help_text="Elke naam met periode en herkomst.", verbose_name="namen")),
                ("texts", models.JSONField(default=list, verbose_name="teksten")),
                ("words", models.TextField(verbose_name="woorden")),
            ],
            options={
                "verbose_name": "zoekregel",
                "verbose_name_plural": "zoekregels",
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "object_id"), name="search_entry_once"),
                ],
            },
        ),
        migrations.RunPython(lay, take_away),
    ]
