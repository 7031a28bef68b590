"""Templates of activities by keyboard."""

from app.services import activities
from tests.ui.settings.stage import Stage


def test_a_template_is_worded_anew_and_undone(stage: Stage) -> None:
    section = stage.go("activities")
    given = activities.template(stage.desk, "lecture")
    stage.select("Talk")
    stage.key("Enter")
    assert section.form.editor("content").value() == given.content
    stage.retype("75")
    stage.tab_to("For whom")
    stage.retype("社区居民")
    section.form.editor("evidence").chip("photos").click()
    stage.key("Ctrl+Return")
    kept = activities.template(stage.desk, "lecture")
    assert (kept.minutes, kept.audience) == (75, "社区居民")
    assert set(kept.evidence) == set(given.evidence) ^ {"photos"} and kept.plan == given.plan
    assert stage.item("Talk").pill[0] == "Own wording"
    stage.undo()
    assert activities.template(stage.desk, "lecture").audience == given.audience
