"""Each poll has a seed of its own for its lots; polls that are there already get one each."""

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import voting.models

AT_ONCE = 1000


def draw_seeds(apps: StateApps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Give a seed to each poll that has none; run again after a stop, it goes on where it was."""
    polls = apps.get_model("voting", "Poll").objects.using(schema_editor.connection.alias)
    while batch := list(polls.filter(lot_seed="").only("pk")[:AT_ONCE]):
        for poll in batch:
            poll.lot_seed = voting.models.new_lot_seed()
        polls.bulk_update(batch, ["lot_seed"])


class Migration(migrations.Migration):
    dependencies = [("voting", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="poll",
            name="lot_seed",
            # A default that is called once would give all polls the same seed.
            field=models.CharField(max_length=64, default="", editable=False),
        ),
        migrations.RunPython(draw_seeds, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="poll",
            name="lot_seed",
            field=models.CharField(max_length=64, default=voting.models.new_lot_seed, editable=False),
        ),
    ]
