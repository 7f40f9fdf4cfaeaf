"""The page of privacy in German."""

from backend.privacy.words.texts import Words

GERMAN = Words(
    title="Datenschutz",
    lead="Was aufbewahrt wird, wenn du hier abstimmst oder fragst: wozu und wie lange. Niemand "
    "wird verfolgt, nichts wird verkauft, und keine Seite lädt etwas von anderen.",
    responsible="Verantwortlich für diesen Server ist, wer ihn betreibt, unter {host}; Livetally ist die "
    "Software.",
    responsible_named="Verantwortlich für diesen Server: {operator}. Livetally ist die Software.",
    yours="Deine Daten",
    yours_lead="Alles, was hier über den Gast dieses Browsers gespeichert ist, und über dein Konto, "
    "wenn du angemeldet bist. Was du in einer geheimen Abstimmung angekreuzt hast, ist nicht "
    "dabei: Das findet niemand mehr, auch du nicht.",
    download="Herunterladen (JSON)",
    erase_lead="Oder lass es löschen. Das lässt sich nicht rückgängig machen:",
    erase_votes=(
        (
            "Eine Stimme in einer geschlossenen Abstimmung bleibt gezählt und gehört dann niemandem. "
            "Ihre Quittung beweist weiterhin, dass sie zählt."
        ),
        "Eine Stimme in einer offenen Abstimmung wird zurückgenommen, wo das erlaubt ist.",
        (
            "Wo es nicht erlaubt ist, bleibt sie bis zum Ende der Abstimmung unter deiner "
            "Zufallsnummer: Nur so bleibt es bei einer Stimme für jeden. {later}"
        ),
        (
            "Räume, die du allein leitest, verschwinden mit ihren Entwürfen; was einmal offen war, "
            "bleibt, ohne Leitung. Läuft dort noch eine Abstimmung, schließe sie vorher."
        ),
        "Dein Konto wird gelöscht, sobald nichts davon bleiben muss.",
    ),
    sure="Ja, endgültig löschen",
    erase="Löschen",
    nobody="Hier ist nichts zu finden: Dieser Browser hat kein Cookie eines Gasts, und niemand ist "
    "angemeldet.",
    say_sure="Sag, dass du sicher bist: Setz das Häkchen.",
    no_cookies="Dein Browser hat kein Cookie dieser Seite behalten, darum ließ sich das nicht von einer "
    "Fälschung unterscheiden. Erlaube hier Cookies und versuch es noch einmal.",
    only_host="Du leitest als Einzige oder Einziger einen Raum, in dem die Abstimmung noch nicht "
    "vorbei ist. Schließe sie zuerst oder lass jemanden mitleiten; lösche dann. Gelöscht "
    "wurde nichts.",
    staff="Du bist als Betreiber dieses Servers angemeldet. Solche Konten werden in der Verwaltung "
    "gelöscht; melde dich ab, um zu löschen, was der Gast dieses Browsers hinterlassen hat.",
    erased="Gelöscht",
    erased_all="Hier gibt es nichts mehr über dich, und die Cookies von Gast und Konto sind aus diesem "
    "Browser entfernt.",
    erased_but="Gelöscht, bis auf deine Stimme in diesen Abstimmungen. Sie bleibt bis zu deren Ende, "
    "damit es bei einer Stimme bleibt:",
    go_on="Weiter",
    cookies_title="Cookies",
    cookies_lead="Alle gehören dieser Seite selbst und sind für das nötig, was du hier tust; darum fragt "
    "kein Banner. Nicht jeder Besuch bringt alle mit.",
    browser_title="In diesem Browser",
    browser_lead="Was die Seiten sich für dich im Speicher des Browsers merken. Es wird nirgendwohin "
    "geschickt, außer mit deiner Stimme.",
    fields_title="Auf diesem Server",
    fields_lead="Gäste sind Zufallsnummern; kein Name und keine Adresse steht daneben.",
    never_title="Nicht aufbewahrt",
    never=(
        (
            "Adressen (IP): Sie zählen im Arbeitsspeicher etwa eine Minute lang Versuche und "
            "Verbindungen; in keiner Stimme und keinem Protokoll stehen sie. Ein vorgeschalteter "
            "Proxy kann ein eigenes Protokoll führen."
        ),
        "Art des Browsers, Ort, Gerät und alles, woran du wiederzuerkennen wärst.",
        ("In geheimen Abstimmungen: was verbindet, wer abgestimmt hat und was angekreuzt wurde, und wann."),
    ),
    programs_title="Für Programme",
    programs_lead="Mit dem Token eines Gasts dasselbe durch:",
    kept=lambda days: f"bis {days} Tage nach dem Ende" if days else "so lange wie die Abstimmung",
    later=lambda days: (
        f"Komm nach dem Ende wieder oder warte: {days} Tage später gehört sie von selbst niemandem mehr."
        if days
        else "Komm nach dem Ende wieder."
    ),
    cookies={
        "guest": (
            (
                "Sagt, dass derselbe Browser wieder abstimmt: eine Zufallsnummer, signiert. Damit zählt "
                "deine Stimme einmal und wird dir gezeigt."
            ),
            "{guest_days} Tage",
        ),
        "form": (
            (
                "Beweist, dass ein Formular oder eine Stimme von einer Seite dieses Servers kam, nicht "
                "von einer fremden."
            ),
            "ein Jahr",
        ),
        "language": ("Die Sprache, die du gewählt hast.", "ein Jahr"),
        "session": ("Hält dich angemeldet.", "{session_days} Tage, oder bis du dich abmeldest"),
        "known_browser": (
            (
                "Erkennt einen Browser, in dem du dich schon angemeldet hast, damit falsche Passwörter "
                "von Fremden dich nicht aussperren."
            ),
            "{known_days} Tage",
        ),
        "embed": (
            (
                "Wie das eines Gasts, für eine Abstimmung in der Seite einer anderen Website: eines je "
                "Website, und es gilt nur dort."
            ),
            "{guest_days} Tage",
        ),
        "message": (
            "Eine Zeile, die Betreibern sagt, was getan wurde, bis zur nächsten Seite.",
            "eine Seite",
        ),
    },
    browser={
        "ballot": (
            (
                "Stimmschlüssel und Quittung einer geheimen Stimme: Nur damit kannst du sie ändern oder "
                "beweisen."
            ),
            "bis du sie entfernst",
        ),
        "code": (
            "Ein Stimmcode aus einem Link oder von einer Karte, bis er benutzt ist.",
            "bis zur Stimme, oder bis du ihn entfernst",
        ),
        "draft": (
            (
                "Was du angekreuzt oder geschrieben und noch nicht abgeschickt hast, und eine Stimme, "
                "die auf eine Verbindung wartet."
            ),
            "bis es abgeschickt ist oder der Tab geschlossen wird",
        ),
        "settings": ("Ob Tasten die Seite der Leitung bewegen.", "bis du es entfernst"),
        "graphiql": ("Was du in GraphiQL geschrieben hast.", "bis du es entfernst"),
    },
    fields={
        "vote": (
            (
                "Eine Stimme: die Abstimmung, eine Zufallsnummer, was angekreuzt wurde, wann und in "
                "welcher Reihenfolge. Damit zählt sie einmal, wird dir gezeigt und lässt sich ändern."
            ),
            "mit deiner Nummer {kept}; danach nur die Stimme, als niemandes",
        ),
        "pile": (
            "Wie viele Stimmen dasselbe ankreuzen. Das Ergebnis; es nennt niemanden.",
            "so lange wie die Abstimmung",
        ),
        "roll": ("Dass eine Zufallsnummer geheim abgestimmt hat, damit niemand zweimal abstimmt.", "{kept}"),
        "ballot": (
            (
                "Was in einer geheimen Abstimmung angekreuzt wurde, neben einem Hash eines Schlüssels, "
                "den nur die Stimme selbst hat. Keine Nummer, keine Zeit, keine Reihenfolge."
            ),
            "bis zum Ende; danach nur das Ergebnis",
        ),
        "code": (
            (
                "Hashes von Stimmcodes; welche Zufallsnummer einen benutzt hat; bei Einladungen die "
                "Adresse, an die ein Link geht, wie weit er ist, und ein Hash der Adresse, damit niemand "
                "zweimal eingeladen wird."
            ),
            "Adressen bis zur Stimme, alle bis zum Ende; Nummern und Hashes von Adressen {kept}",
        ),
        "answer": (
            ("Die erste Antwort auf jede abgeschickte Stimme, damit ein zweites Abschicken nicht schadet."),
            "{kept}; von Abstimmungen, die offen bleiben, {guest_days} Tage",
        ),
        "log": (
            "Hashes der Quittungen, an denen alle prüfen können, dass keine Stimme geändert wurde.",
            "so lange wie die Abstimmung",
        ),
        "room": (
            (
                "Räume, Fragen und Antworten, wie die Leitung sie geschrieben hat, der Stand einer "
                "Abstimmung, und die Zufallsnummern derer, die einen Raum leiten."
            ),
            "so lange wie der Raum",
        ),
        "account": (
            (
                "Wenn du ein Konto hast: sein Name, ein Hash des Passworts, wann es angelegt und zuletzt "
                "benutzt wurde, und die Zufallsnummer, die dafür abstimmt."
            ),
            "bis du es löschst",
        ),
        "session": ("Dass jemand angemeldet ist.", "{session_days} Tage, oder bis du dich abmeldest"),
        "operator": ("Was Betreiber dürfen und in der Verwaltung getan haben.", "so lange wie ihre Konten"),
    },
)
