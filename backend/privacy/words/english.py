"""The page of privacy in English."""

from backend.privacy.words.texts import Words

ENGLISH = Words(
    title="Privacy",
    lead="What is kept when you vote or ask here: what for, and how long. Nobody is followed, "
    "nothing is sold, and no page loads anything from anybody else.",
    responsible="Responsible for this server is who runs it, at {host}; Livetally is the software.",
    responsible_named="Responsible for this server: {operator}. Livetally is the software.",
    yours="Your data",
    yours_lead="All that is stored here about this browser’s guest, and about your account where you "
    "are signed in. What you marked in a secret vote is not in it: nobody can find it any "
    "more, you included.",
    download="Download it (JSON)",
    erase_lead="Or have it erased. That cannot be undone:",
    erase_votes=(
        (
            "A vote in a closed poll stays counted, and becomes nobody’s. Its receipt still proves "
            "that it is counted."
        ),
        "A vote in an open poll is taken back where votes may be.",
        (
            "Where they may not, it stays under your random id until voting closes: that is what "
            "keeps everyone to one vote. {later}"
        ),
        (
            "Rooms that you run alone go with their drafts; polls that were opened stay, without a "
            "host. While voting goes on in one, close it first."
        ),
        "Your account is deleted once nothing of it has to stay.",
    ),
    sure="Yes, erase it for good",
    erase="Erase it",
    nobody="There is nothing to find: this browser has no guest’s cookie and nobody is signed in.",
    say_sure="Say that you are sure: tick the box.",
    no_cookies="Your browser kept no cookie of this site, so this could not be told from a forgery. "
    "Allow cookies here, and try again.",
    only_host="You alone run a room in which voting is not over. Close its polls first, or let another "
    "host in; then erase. Nothing was erased.",
    staff="You are signed in as an operator of this server. Operators’ accounts are deleted in the "
    "admin; sign out to erase what this browser’s guest left.",
    erased="Erased",
    erased_all="Nothing is left here that is about you, and this browser’s cookies of a guest and an "
    "account are gone.",
    erased_but="Erased, but for your vote in these polls. It stays until voting closes, and keeps you "
    "to one vote:",
    go_on="Go on",
    cookies_title="Cookies",
    cookies_lead="All are this site’s own and needed for what you do here, so no banner asks. Not every "
    "visitor has all of them.",
    browser_title="In this browser",
    browser_lead="What pages remember for you in the browser’s own storage. It is sent nowhere but with "
    "your vote.",
    fields_title="On this server",
    fields_lead="Guests are random numbers, with no name and no address beside them.",
    never_title="Not kept",
    never=(
        (
            "Addresses (IP): they count tries and connections in memory, for a minute or so; no vote "
            "and no log has them here. A proxy in front may keep a log of its own."
        ),
        "Kind of browser, place, device, and anything to tell you by.",
        "In secret polls: what joins who voted and what was marked, and when.",
    ),
    programs_title="For programs",
    programs_lead="With a guest’s token, the same by:",
    kept=lambda days: f"until {days} days after the close" if days else "as long as the poll",
    later=lambda days: (
        f"Come again after the close, or wait: {days} days later it becomes nobody’s by itself."
        if days
        else "Come again after the close."
    ),
    cookies={
        "guest": (
            (
                "Tells that the same browser votes again: a random number, signed. It counts your vote "
                "once and shows it to you."
            ),
            "{guest_days} days",
        ),
        "form": (
            "Proves that a form or a vote was sent from this site’s own page, not by a page elsewhere.",
            "a year",
        ),
        "language": ("The language that you chose.", "a year"),
        "session": ("Keeps you signed in.", "{session_days} days, or until you sign out"),
        "known_browser": (
            (
                "Tells a browser in which you have signed in before, so that strangers’ wrong passwords "
                "do not lock you out."
            ),
            "{known_days} days",
        ),
        "embed": (
            (
                "The same as a guest’s, for a poll within another site’s page: one for each such site, "
                "and it counts there only."
            ),
            "{guest_days} days",
        ),
        "message": ("A line that tells an operator what was done, until the next page.", "one page"),
    },
    browser={
        "ballot": (
            "The ballot key and receipt of a secret vote: only with them can you change or prove it.",
            "until you remove them",
        ),
        "code": (
            "A ballot code from a link or card, until it has been used.",
            "until the vote, or until you remove it",
        ),
        "draft": (
            "What you have marked or written and not sent yet, and a vote that waits for a connection.",
            "until it is sent, or the tab is closed",
        ),
        "settings": ("Whether keys move the host’s page.", "until you remove it"),
        "graphiql": ("What you typed into GraphiQL.", "until you remove it"),
    },
    fields={
        "vote": (
            (
                "A vote: the poll, a random id, what was marked, when, and in which order. Counts it "
                "once, shows it to you, lets you change it."
            ),
            "with your id {kept}; then the vote alone, as nobody’s",
        ),
        "pile": ("How many votes mark the same. The result; it names nobody.", "as long as the poll"),
        "roll": (
            "That a random id has voted in a secret poll, so that nobody votes twice.",
            "{kept}",
        ),
        "ballot": (
            (
                "What was marked in a secret poll, beside a hash of a key that the voter alone has. No "
                "id, no time, no order."
            ),
            "until the close; then the result alone",
        ),
        "code": (
            (
                "Hashes of ballot codes; which random id has used one; for invitations the address that "
                "a link is sent to, how far it is on its way, and a hash of the address, so that nobody is "
                "invited twice."
            ),
            "addresses until the vote, all of them until the close; ids and hashes of addresses {kept}",
        ),
        "answer": (
            "The first answer to each vote that was sent, so that sending it again can do no harm.",
            "{kept}; of polls that stay open {guest_days} days",
        ),
        "log": (
            "Hashes of receipts, by which everybody can check that no vote was changed.",
            "as long as the poll",
        ),
        "room": (
            (
                "Rooms, questions and options as hosts wrote them, how a poll stands, and the random ids "
                "of who runs a room."
            ),
            "as long as the room",
        ),
        "account": (
            (
                "Where you have an account: its name, a hash of the password, when it was made and last "
                "used, and the random id that votes for it."
            ),
            "until you erase it",
        ),
        "session": ("That somebody is signed in.", "{session_days} days, or until you sign out"),
        "operator": (
            "What operators may do, and what they did in the admin.",
            "as long as the operators’ accounts",
        ),
    },
)
