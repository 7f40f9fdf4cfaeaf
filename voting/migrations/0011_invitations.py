from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0010_voters_forgotten"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ballotcode",
            name="one_code_per_address",
        ),
        migrations.AddField(
            model_name="ballotcode",
            name="address_digest",
            field=models.BinaryField(max_length=32, null=True),
        ),
        migrations.AddField(
            model_name="ballotcode",
            name="delivery",
            field=models.CharField(
                choices=[
                    ("WAITING", "WAITING"),
                    ("SENDING", "SENDING"),
                    ("SENT", "SENT"),
                    ("FAILED", "FAILED"),
                ],
                max_length=8,
                null=True,
            ),
        ),
        migrations.AddField(
            model_name="ballotcode",
            name="due_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ballotcode",
            name="tries",
            field=models.PositiveSmallIntegerField(db_default=0, default=0),
        ),
        migrations.AddIndex(
            model_name="ballotcode",
            index=models.Index(
                condition=models.Q(("delivery__in", ["WAITING", "SENDING"])),
                fields=["due_at"],
                name="invitations_to_send",
            ),
        ),
        migrations.AddConstraint(
            model_name="ballotcode",
            constraint=models.UniqueConstraint(
                fields=("poll", "address_digest"), name="one_code_per_address"
            ),
        ),
    ]
