const rules: readonly (readonly [RegExp, string])[] = [
  // Fintoc's keys and webhook secrets, widget tokens, our tills' secrets
  [/\b(sk|pk)_(test|live)_[\w-]+/gu, "$1_$2_[redacted]"],
  [/\bwhsec_[\w-]+/gu, "whsec_[redacted]"],
  [/\b(pi_\w+|cs_\w+)_sec_\w+/gu, "$1_sec_[redacted]"],
  [/\bcobro_(till|staff)_[\w-]+/gu, "cobro_$1_[redacted]"],
  // A mail server's name and password
  [/\b(smtps?):\/\/[^\s"/]*@/giu, "$1://[redacted]@"],
  [/\bBearer\s+[\w.~+/-]+=*/giu, "Bearer [redacted]"],
  [/[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/gu, "[e-mail redacted]"],
  // RUTs with dots or hyphen
  [/\b\d{1,2}(?:\.\d{3}){2}-?[\dkK]\b/gu, "[rut redacted]"],
  [/\b\d{7,8}-[\dkK]\b/gu, "[rut redacted]"],
  // PINs under their own name, however the JSON is nested
  [/("pin\\?":\s*\\?")[^"\\]+/gu, "$1[redacted]"],
  // Bare RUTs, CLABEs and account numbers: nothing else that is logged is so long a number
  [/(?<![\w.:-])\d{7,20}[kK]?(?![\w-])/gu, "[number redacted]"],
  // RUTs, CLABEs and account numbers under the names that Fintoc gives them
  [/("(?:holder_id|holderId|number|tax_id)\\?":\s*\\?")[^"\\]+/gu, "$1[redacted]"],
];

/** Takes keys, tokens, RUTs, account numbers and e-mail addresses out of a text. */
export function redact(text: string): string {
  return rules.reduce(
    (clean, [pattern, replacement]) => clean.replaceAll(pattern, replacement),
    text,
  );
}
