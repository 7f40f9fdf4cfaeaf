/** The cards to cut out, one for each code: there for the printer only, which gets nothing else of the page. */
import { lazy, Suspense } from "react";
import { createPortal } from "react-dom";
import { words } from "../words";
import type { Card } from "./codeLinks";

const QrCode = lazy(() => import("../../../ui/QrCode"));

type Props = { question: string; joinCode: string; cards: readonly Card[] };

export function CodeCards({ question, joinCode, cards }: Props) {
  const address = `${window.location.host}/${joinCode}`;
  return createPortal(
    <ul className="code-cards">
      {cards.map(({ code, link }) => (
        <li key={code} className="code-card">
          <span className="code-card-qr">
            <Suspense>
              <QrCode text={link} title={words.cardQr} />
            </Suspense>
          </span>
          <span className="code-card-text">
            <span className="code-card-question" dir="auto">
              {question}
            </span>
            <span>
              {words.cardScan} <b dir="ltr">{address}</b> {words.cardType}
            </span>
            <code>{code}</code>
            <span className="code-card-note">{words.cardNote}</span>
          </span>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
