/** A QR code, black on white in both themes, with the quiet zone that scanners need. */
import { QRCodeSVG } from "qrcode.react";
import "./qr.css";

const QUIET_ZONE_MODULES = 4;

export default function QrCode({ text, title }: { text: string; title: string }) {
  return <QRCodeSVG value={text} title={title} marginSize={QUIET_ZONE_MODULES} level="M" className="qr" />;
}
