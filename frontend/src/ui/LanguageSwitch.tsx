/** The choice of the page's language, each called by its own name. */
import { useState } from "react";
import { chooseLanguage, useLanguage } from "../words/language";
import { LANGUAGES, type Language } from "../words/languages";
import "./languageSwitch.css";
import { words } from "./words";

export function LanguageSwitch() {
  const language = useLanguage();
  const [failed, setFailed] = useState(false);
  const choose = (wanted: Language) => {
    setFailed(false);
    chooseLanguage(wanted).catch(() => setFailed(true));
  };
  return (
    <div className="languages">
      <label>
        <span className="unseen">{words.language}</span>
        <select
          className="input"
          value={language}
          onChange={(event) => choose(event.target.value as Language)}
        >
          {(Object.keys(LANGUAGES) as Language[]).map((value) => (
            <option key={value} value={value} lang={value}>
              {LANGUAGES[value].name}
            </option>
          ))}
        </select>
      </label>
      <p role="status" className="soft">
        {failed && words.languageFailed}
      </p>
    </div>
  );
}
