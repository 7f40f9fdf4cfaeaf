from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0011_invitations"),
    ]

    operations = [
        migrations.AddField(
            model_name="ballotcode",
            name="language",
            field=models.CharField(max_length=7, null=True),
        ),
    ]
