/** The rules of all methods in plain words, in German. */
import type { Words } from "./en";

const SHARED = "Gleiche Optionen gewinnen gemeinsam, es sei denn, die Frage verlangt ein Los.";

export const words: Words = {
  title: "So werden Stimmen gezählt",
  intro:
    "Zehn Verfahren, jedes mit der Regel, der Livetally aufs Wort folgt, und einem Beispiel, das klein genug zum Nachrechnen ist.",
  contents: "Die Verfahren",
  ballot: "Der Stimmzettel",
  count: "Die Auszählung",
  ties: "Gleichstand",
  example: "Ein Beispiel",
  voters: "Wie viele",
  marks: "Was sie angekreuzt haben",
  equal: " = ",
  and: ", ",
  next: ", dann ",
  notScored: "–",
  definitions: "Was die Wörter bedeuten",
  recount: "Selbst nachzählen",
  recountFiles:
    "Ist die Abstimmung beendet, bietet die Seite des Ergebnisses alle Stimmen ohne Namen als Dateien an, sofern die Moderation die Zahlen zeigt: JSON mit den Regeln, BLT für Wahlprogramme, CSV für Tabellen.",
  recountCommand:
    "Livetallys eigene Auszählung einer solchen Datei ist ein einziger Befehl. Er gibt aus, wer gewinnt, die Zahlen, jede Runde und die Tabelle der Paare, und es ist derselbe Code, der live zählt:",
  recountByHand:
    "Oder zähl von Hand oder mit einem anderen Programm, das der Regel oben folgt. Prozente sind auf ein Zehntel gerundet, die Hälfte aufwärts; alles andere sind ganze Zahlen, damit jede Auszählung derselben Stimmen dieselbe ist.",

  options: {
    Tea: "Tee",
    Coffee: "Kaffee",
    Juice: "Saft",
    Ana: "Ana",
    Ben: "Ben",
    Cem: "Cem",
    Dee: "Dee",
  },

  rules: {
    SINGLE_CHOICE: {
      ballot: "Eine Option, oder keine für eine leere Stimme.",
      count: [
        "Die Option mit den meisten Stimmen gewinnt. Anteile sind an den Stimmen, die nicht leer sind.",
      ],
      ties: SHARED,
      example: "Tee gewinnt mit 4 von 9 Stimmen, obwohl 5 von 9 etwas anderes gewählt haben.",
    },
    APPROVAL: {
      ballot: "Beliebig viele Optionen, in den Grenzen, die die Frage setzt.",
      count: [
        "Bei jeder Option zählt, wie viele sie gewählt haben; die meisten Stimmen gewinnen. Anteile sind an den Stimmen, die nicht leer sind; zusammen können sie also mehr als 100 % sein.",
        "Gewinnen mehrere Optionen, so sind es die mit den meisten Stimmen; ein Gleichstand spielt nur am letzten Platz eine Rolle, der noch gewinnt.",
      ],
      ties: SHARED,
      example: "Saft gewinnt mit 7 Stimmen, Kaffee hat 5, Tee 4.",
    },
    INSTANT_RUNOFF: {
      ballot:
        "Eine Rangfolge, die beste zuerst, so lang du willst bis zur Grenze. Zwei Optionen können sich keinen Rang teilen.",
      count: [
        "In jeder Runde zählt jede Stimme für ihre höchste Option, die noch dabei ist. Die Option mit den wenigsten Stimmen scheidet aus, und ihre Stimmen gehen jeweils an die nächste Option weiter. Optionen ganz ohne Stimmen scheiden gemeinsam aus.",
        "Sind noch zwei übrig, gewinnt die mit mehr von den Stimmen, die noch zählen. Die erste Runde, in der eine mehr als die Hälfte dieser Stimmen hat, ist gekennzeichnet; genau die Hälfte ist nicht mehr als die Hälfte.",
        "Eine Option, die du weglässt, bekommt deine Stimme nie. Sind alle ausgeschieden, denen du einen Rang gegeben hast, zählt deine Stimme nicht mehr.",
      ],
      ties: "Haben zwei Optionen die wenigsten Stimmen, scheidet die aus, die in der letzten früheren Runde, in der sie sich unterschieden, weniger hatte; haben sie sich nie unterschieden, entscheidet das Los. Beide Wege werden gezählt, und das Ergebnis sagt, ob es darauf ankommt.",
      example:
        "Runde 1: Tee 4, Kaffee 3, Saft 2. Saft scheidet aus, und beide Stimmen gehen an Kaffee. Runde 2: Kaffee hat 5 von 9, Tee 4. Kaffee gewinnt.",
    },
    SINGLE_TRANSFERABLE_VOTE: {
      ballot: "Eine Rangfolge, wie bei „Rangfolge“.",
      count: [
        "Die Quote ist die kleinste Zahl von Stimmen, die nur so viele Optionen erreichen können, wie es Plätze gibt: die Stimmen geteilt durch die Plätze plus eins, abgerundet, plus eins. Sie ändert sich nie. Eine Option, die die Quote hat, ist gewählt.",
        "Schritt für Schritt: Der größte Überschuss geht zuerst weiter. Jede Stimme der gewählten Option geht an ihre nächste Option, mit dem Wert, der den Überschuss auf alle verteilt, auf fünf Stellen berechnet und nie aufgerundet. Gibt es keinen Überschuss, scheidet die niedrigste Option aus, und ihre Stimmen gehen mit ihrem Wert weiter.",
        "Sind noch so viele Optionen übrig wie Plätze, sind sie alle gewählt. Stimmen, die nirgends hingehen können, und was beim Runden übrig bleibt, stehen in einer eigenen Zeile. Das ist die Regel der schottischen Kommunalwahlen.",
      ],
      ties: "Der letzte frühere Schritt entscheidet, in dem sich die zwei unterschieden, dann das Los.",
      example:
        "12 Stimmen und 2 Plätze ergeben eine Quote von 12 ÷ 3 + 1 = 5. Ana hat 7 und ist gewählt; ihr Überschuss von 2 geht mit 2 ÷ 7 = 0,28571 von jeder ihrer Stimmen weiter: 1,14284 an Ben und 0,85713 an Cem. Ben scheidet mit 1,14284 aus, dann Dee mit 2. Cem bleibt für den letzten Platz.",
    },
    CONDORCET: {
      ballot:
        "Eine Rangfolge; Optionen dürfen sich einen Rang teilen. Die Frage sagt, was Weglassen bedeutet: letzter Rang oder keine Meinung.",
      count: [
        "Je zwei Optionen werden verglichen: Wie viele setzen die eine vor die andere? Eine Option, die jede andere schlägt, gewinnt.",
        "Gibt es keine solche, entscheidet die Methode von Schulze: Eine Kette von Siegen ist so stark wie ihr schwächster Sieg, und eine Option steht vor einer anderen, wenn ihre stärkste Kette zu ihr die stärkere der beiden ist. Ein Sieg ist so stark, wie Leute hinter ihm stehen.",
        "Optionen auf demselben Rang zählen für keine von beiden. Als letzte weggelassen, liegt eine Option unter allen mit Rang; ohne Meinung weggelassen, wird sie auf dieser Stimme mit nichts verglichen.",
      ],
      ties: SHARED,
      example:
        "Saft schlägt Tee mit 5 zu 4 und Kaffee mit 6 zu 3. Saft gewinnt, obwohl nur zwei ihn zuerst gewählt haben.",
    },
    BORDA: {
      ballot: "Eine Rangfolge; Optionen dürfen sich einen Rang teilen.",
      count: [
        "Bei drei Optionen bekommt die erste 2 Punkte, die zweite 1, die letzte 0; bei mehr Optionen beginnt es höher. Die meisten Punkte gewinnen.",
        "Optionen, die sich einen Rang teilen, teilen sich die Punkte der Plätze, die sie einnehmen. Weggelassene Optionen teilen sich die Plätze unter allen mit Rang. Manche Programme geben ihnen gar nichts, was kurze Rangfolgen belohnt: Livetally nicht.",
      ],
      ties: SHARED,
      example: "Tee: 4 × 2 = 8. Kaffee: 3 × 2 + 2 × 1 = 8. Saft: 2 × 2 + 7 × 1 = 11. Saft gewinnt.",
    },
    SCORE: {
      ballot: "Ein Wert für jede Option, meist von 0 bis 5.",
      count: [
        "Die Werte werden addiert; die höchste Summe gewinnt. Das Mittel geht über alle Stimmen, die nicht leer sind, und eine Option, die du nicht bewertest, zählt als 0.",
      ],
      ties: SHARED,
      example: "Tee: 2 × 5 + 3 × 3 = 19. Saft: 3 × 4 = 12. Kaffee: 2. Tee gewinnt.",
    },
    STAR: {
      ballot: "Ein Wert für jede Option, meist von 0 bis 5.",
      count: [
        "Erst Werte, dann eine Stichwahl von selbst: Die zwei Optionen mit den höchsten Summen treten an. Jede Stimme zählt für die, die sie höher bewertet hat; eine Stimme mit gleichen Werten zieht keine vor. Mehr Stimmen gewinnen.",
        "Die höchste Summe gewinnt also nicht immer, und wo das geschieht, sagt es das Ergebnis.",
      ],
      ties: "Um einen Platz in der Stichwahl: Sind genau zwei gleich, die, die mehr Leute höher bewertet haben; dann die mit mehr höchsten Werten; dann das Los. In der Stichwahl: die höhere Summe, dann mehr höchste Werte, dann gemeinsam oder das Los.",
      example:
        "Die Summen sind die der Bewertung oben: Tee 19 und Saft 12 treten an. 3 von 5 haben Saft höher bewertet, 2 Tee. Saft gewinnt.",
    },
    POINTS: {
      ballot:
        "Punkte, die du auf die Optionen verteilst, wie du willst, meist 10. Du darfst welche behalten.",
      count: ["Die Punkte werden addiert; die meisten gewinnen. Was nicht vergeben ist, zählt für nichts."],
      ties: SHARED,
      example: "Tee: 7 + 2 + 4 = 13. Saft: 8. Kaffee: 3 + 4 = 7. Tee gewinnt.",
    },
    QUADRATIC: {
      ballot:
        "Credits, mit denen du Stimmen kaufst, meist 100. Eine Stimme für eine Option kostet 1 Credit, zwei kosten 4, drei kosten 9: Stimmen mal Stimmen. Wo die Frage es erlaubt, darfst du zum selben Preis auch gegen eine Option stimmen.",
      count: [
        "Addiert werden die Stimmen, nicht die Credits; die meisten gewinnen. Stimmen dagegen werden abgezogen; so kann die Option, die gewinnt, unter null liegen, wenn alle anderen noch tiefer liegen.",
      ],
      ties: SHARED,
      example:
        "Tee: 8 + 5 = 13 Stimmen für 89 Credits. Kaffee: 6 + 5 + 5 = 16 Stimmen für 86. Saft: 5 + 5 = 10 Stimmen für 50. Kaffee gewinnt.",
    },
  },

  terms: [
    ["Beteiligt", "Alle, deren Stimme da ist, auch die leeren."],
    [
      "Leere Stimme",
      "Eine Stimme, auf der nichts angekreuzt ist. Sie zählt als Beteiligung und in keiner anderen Zahl.",
    ],
    ["Stimme, die noch zählt", "Eine, die in dieser Runde noch für eine Option zählt."],
    ["Zählt nicht mehr", "Jede Option, der die Stimme einen Rang gegeben hat, ist ausgeschieden."],
    ["Weitergabe", "Eine Stimme geht an ihre nächste Option, die noch dabei ist."],
    ["Überschuss", "Die Stimmen, die eine gewählte Option über der Quote hat."],
    [
      "Quote",
      "Die kleinste Zahl von Stimmen, die nur so viele Optionen erreichen können, wie es Plätze gibt.",
    ],
    ["Gleichstand", "Gleich nach dem Vergleich des Verfahrens selbst, bevor ein Los gezogen wird."],
    [
      "Los",
      "Gezogen aus einer geheimen Zufallszahl. Ihr SHA-256 wird veröffentlicht, wenn die Frage gestellt wird, und die Zahl selbst, wenn die Abstimmung endet, damit niemand sie nachträglich wählen kann: Die Reihenfolge des Loses ist die des SHA-256 der Zufallszahl, gefolgt von der Kennung der Option.",
    ],
    ["Nach jetzigem Stand", "Die Abstimmung läuft noch: Das Ergebnis kann sich ändern."],
  ],
};
