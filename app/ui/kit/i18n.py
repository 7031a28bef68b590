"""Lets Qt speak what the desk speaks: our own catalogue first, Qt's own translations behind it."""

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from app.core import i18n
from app.core.i18n import QT_TRANSLATE_NOOP

# What Qt's own catalogue leaves in English on the file dialogs.
FILE_DIALOG = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "File"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "%1 File"),
)


class CatalogueTranslator(QTranslator):
    """Serves the catalogue of `app.core.i18n` to Qt."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        """Our wording; None (Qt asks the next translator) where the catalogue has none."""
        wording = i18n.translate(context, source, disambiguation)
        return wording if wording != source else None

    def isEmpty(self) -> bool:
        """Never: an empty translator would not be asked."""
        return False


class Speaker(QObject):
    """Keeps the two translators installed; `speak` changes the language of the whole program."""

    def __init__(self, app: QApplication, language: str = "zh_CN") -> None:
        super().__init__(app)
        self._app = app
        self._ours = CatalogueTranslator(self)
        self._qts = QTranslator(self)
        app.installTranslator(self._ours)
        self.speak(language)

    def speak(self, language: str) -> None:
        """Use `language` from now on; raises ValueError for one the desk does not speak."""
        i18n.use(language)
        QLocale.setDefault(QLocale(language))
        self._app.removeTranslator(self._qts)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if language != i18n.SOURCE_LANGUAGE and self._qts.load(f"qtbase_{language}", folder):
            # Installed first, asked last: Qt asks the newest translator first.
            self._app.removeTranslator(self._ours)
            self._app.installTranslator(self._qts)
        self._app.removeTranslator(self._ours)
        self._app.installTranslator(self._ours)


def install(app: QApplication, language: str = "zh_CN") -> Speaker:
    """Speak `language` in the whole program, which has one speaker; answers it, its `speak` changes it later."""
    found = app.findChild(Speaker)
    if found is None:
        return Speaker(app, language)
    found.speak(language)
    return found
