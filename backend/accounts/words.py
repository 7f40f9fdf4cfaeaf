"""What the accounts' pages say, in each language that the front end speaks; faults of a form are Django's."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language."""

    sign_in: str
    sign_up: str
    sign_out: str
    signed_in: str
    name: str
    password: str
    again: str
    go_on: str
    to_sign_up: str
    to_sign_in: str
    name_hint: str
    password_hint: str
    take_along: str
    wrong: str
    too_short: str
    too_many: Callable[[int], str]


ENGLISH = Words(
    sign_in="Sign in",
    sign_up="Make an account",
    sign_out="Sign out",
    signed_in="You’re signed in",
    name="User name",
    password="Password",  # noqa: S106 - a word
    again="The same password again",
    go_on="Go on",
    to_sign_up="New here? Make an account",
    to_sign_in="You have an account? Sign in",
    name_hint="No page shows it beside your votes.",
    password_hint="Ten characters or more. Keep it well: nobody here can send you a new one.",  # noqa: S106
    take_along="Take the rooms along that are hosted in this browser",
    wrong="The name or the password isn’t right. Mind capital letters in both.",
    too_short="This password is too short; it needs ten characters or more.",
    too_many=lambda seconds: (
        f"That was tried too often. Try again in {seconds} {'second' if seconds == 1 else 'seconds'}."
    ),
)

GERMAN = Words(
    sign_in="Anmelden",
    sign_up="Konto anlegen",
    sign_out="Abmelden",
    signed_in="Du bist angemeldet",
    name="Benutzername",
    password="Passwort",  # noqa: S106
    again="Dasselbe Passwort noch einmal",
    go_on="Weiter",
    to_sign_up="Neu hier? Konto anlegen",
    to_sign_in="Du hast ein Konto? Anmelden",
    name_hint="Keine Seite zeigt ihn neben deinen Stimmen.",
    password_hint="Zehn Zeichen oder mehr. Heb es gut auf: Niemand hier kann dir ein neues schicken.",  # noqa: S106
    take_along="Die Räume mitnehmen, die in diesem Browser moderiert werden",
    wrong="Der Name oder das Passwort stimmt nicht. Achte bei beiden auf Groß- und Kleinschreibung.",
    too_short="Dieses Passwort ist zu kurz; es braucht zehn Zeichen oder mehr.",
    too_many=lambda seconds: (
        "Das wurde zu oft versucht. "
        f"Versuch es in {seconds} {'Sekunde' if seconds == 1 else 'Sekunden'} noch einmal."
    ),
)


def _arabic_seconds(seconds: int) -> str:
    if seconds <= 2:
        return "ثانية واحدة" if seconds == 1 else "ثانيتين"
    return f"{seconds} ثوانٍ" if 3 <= seconds % 100 <= 10 else f"{seconds} ثانية"


ARABIC = Words(
    sign_in="تسجيل الدخول",
    sign_up="إنشاء حساب",
    sign_out="تسجيل الخروج",
    signed_in="لقد سجّلت الدخول",
    name="اسم المستخدم",
    password="كلمة المرور",  # noqa: S106
    again="كلمة المرور نفسها مرة أخرى",
    go_on="متابعة",
    to_sign_up="جديد هنا؟ أنشئ حسابًا",
    to_sign_in="لديك حساب؟ سجّل الدخول",
    name_hint="لا تعرضه أي صفحة بجانب أصواتك.",
    password_hint="عشرة أحرف أو أكثر. احفظها جيدًا: لا يستطيع أحد هنا أن يرسل إليك كلمة جديدة.",  # noqa: S106
    take_along="نقل الغرف التي تُدار من هذا المتصفح إلى الحساب",
    wrong="الاسم أو كلمة المرور غير صحيح. انتبه إلى الأحرف الكبيرة والصغيرة فيهما.",
    too_short="كلمة المرور هذه قصيرة جدًا؛ يلزم عشرة أحرف أو أكثر.",
    too_many=lambda seconds: f"كثرت المحاولات. حاول مرة أخرى بعد {_arabic_seconds(seconds)}.",
)

WORDS = {"en": ENGLISH, "de": GERMAN, "ar": ARABIC}
