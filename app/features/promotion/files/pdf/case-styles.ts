import { StyleSheet } from "@react-pdf/renderer";

/** Colours of paper: those of the light theme. */
export const COLOURS = {
  ink: "#1c1b19",
  ink2: "#57534d",
  line: "#e4e1db",
  accent: "#3f6b3a",
  soft: "#f3f1ec",
  warn: "#8a4b00",
  danger: "#a3261d",
  target: "#76716a",
  rating: "#0f766e",
};

export const styles = StyleSheet.create({
  page: {
    fontSize: 9,
    lineHeight: 1.45,
    color: COLOURS.ink,
    paddingTop: 48,
    paddingBottom: 60,
    paddingHorizontal: 54,
  },
  footer: {
    position: "absolute",
    top: 804,
    left: 54,
    right: 54,
    fontSize: 6.5,
    color: COLOURS.ink2,
    flexDirection: "row",
    justifyContent: "space-between",
    paddingTop: 4,
  },
  /** With any `zIndex` it comes before the foot of the page in the file, and so in the order of reading. */
  content: { zIndex: 1 },
  cover: { marginTop: 150, marginBottom: 40 },
  coverTitle: { fontSize: 25, lineHeight: 1.25, fontWeight: 700 },
  coverSub: { fontSize: 13, color: COLOURS.ink2, marginTop: 8 },
  h1: { fontSize: 15, fontWeight: 700, marginTop: 16, marginBottom: 6 },
  h2: { fontSize: 11, fontWeight: 700, marginTop: 12, marginBottom: 2 },
  paragraph: { marginBottom: 5 },
  quiet: { color: COLOURS.ink2, fontSize: 8 },
  bold: { fontWeight: 700 },
  row: { flexDirection: "row", borderTopWidth: 0.5, borderTopColor: COLOURS.line, paddingVertical: 3 },
  head: { flexDirection: "row", color: COLOURS.ink2, fontSize: 7.5, paddingBottom: 2 },
  group: { backgroundColor: COLOURS.soft, paddingVertical: 3, paddingHorizontal: 4, marginTop: 4 },
  link: { color: COLOURS.accent, fontSize: 7.5 },
  inlineLink: { color: COLOURS.accent },
  emphasis: { textDecoration: "underline" },
  code: { backgroundColor: COLOURS.soft },
  item: { flexDirection: "row", marginBottom: 1 },
  bullet: { width: 14 },
  reference: { color: COLOURS.accent, textDecoration: "none" },
  quote: { borderLeftWidth: 1.5, borderLeftColor: COLOURS.line, paddingLeft: 8, marginTop: 3 },
  piece: { marginBottom: 12 },
});
