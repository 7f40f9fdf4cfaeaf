from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Exists, OuterRef, Q


def note_earlier_votes(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Of polls so far only traces can tell; one whose votes were all withdrawn may have lost them."""
    trace = Q(ballots_held__gt=0) | Q(log_length__gt=0)
    for name in ("Pile", "RollEntry", "Answer"):
        trace |= Q(Exists(apps.get_model("voting", name).objects.filter(poll=OuterRef("pk"))))
    apps.get_model("voting", "Poll").objects.filter(trace).update(voted_on=True)


class Migration(migrations.Migration):
    dependencies = [
        ("voting", "0008_grouped_results"),
    ]

    operations = [
        migrations.AddField(
            model_name="poll",
            name="voted_on",
            field=models.BooleanField(db_default=False, default=False),
        ),
        migrations.RunPython(note_earlier_votes, migrations.RunPython.noop),
    ]
