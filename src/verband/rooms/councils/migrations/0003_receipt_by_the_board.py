from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0002_what_the_sender_records"),
    ]

    operations = [
        migrations.AddField(
            model_name="consultation",
            name="received_by_board",
            field=models.BooleanField(
                default=False,
                verbose_name="ontvangst volgens het bestuur, nog niet bevestigd door de griffie",
            ),
        ),
    ]
