"""The desk's toolbox: looks, widgets, work off the screen's thread. Knows no feature and no service.

========== ==========================================================================================
tokens     every colour and measure; `Theme(name, type, motion)`, `contrast`
theme      `apply(app, theme)`, `current()`, `colour(token)`, `font("t14", medium)`, `metrics()`, `Painted`
icons      `icon(name, token, size)`, `paint(painter, name, x, y, token, size)`
i18n       `CatalogueTranslator`, `install(app, language)`: Qt speaks what the desk speaks
jobs       `Jobs`: one writer, three readers, answers on the screen's thread
collecting `Collector`: cycles are collected on the screen's thread only
ops        `Ops.run(use_case, …)`, `Ops.read(owner, key, fn, then)`, signals `changed`, `undoable`
problems   `Problems(window, toasts, jobs)`: where failures show when nobody else shows them
crash      `CrashHandler`, `CrashDialog`
questions  `Questions` (what the desk may ask) with `QtQuestions` and `ScriptedQuestions`
forms      `Form(specs, choices=…)`: built from `app.domain.fields.FieldSpec`
table_model `Column`, `WindowModel`
walk       `walk(widget)`: unnamed controls, cut text, overlaps
widgets    everything one sees
========== ==========================================================================================

Rules that keep pages alike: text goes through `Label` (role and tone, never a font or colour of its own);
a page is `PageHeader` + `Card`s on `surface="ground"`; one `Button("…", "primary")` in view; details open in
`DetailDrawer`; what happened is said by `ToastStack`; only what must be answered is a `Dialog`.
"""
