from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def name_places(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Name with each provider the governments for which it gives roles already."""
    for provider in apps.get_model("accounts", "Provider").objects.all():
        places = {str(role).partition(":")[2] for role in provider.group_roles.values()} - {""}
        provider.places = " ".join(sorted(places))
        provider.save(update_fields=["places"])


class Migration(migrations.Migration):
    dependencies = [("accounts", "0005_helped_accounts")]

    operations = [
        migrations.AddField(
            model_name="provider",
            name="places",
            field=models.CharField(blank=True, default="", max_length=2000, verbose_name="overheden"),
            preserve_default=False,
        ),
        migrations.RunPython(name_places, migrations.RunPython.noop),
    ]
