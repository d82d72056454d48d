/** A mail message: its header lines, a blank line, its body; CRLF as mail has it. */
export function makeMail(headers: Readonly<Record<string, string>>, body: string): Uint8Array {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body.replace(/\r?\n/g, '\r\n')}`);
}

export type MailPart = {
  /** Header lines without the last line end. */
  readonly headers: string;
  readonly body: string;
};

/** The headers and body of a message of several parts. */
export function multipart(kind: 'mixed' | 'alternative' | 'related', parts: readonly MailPart[], boundary = 'edge') {
  const written = parts.map(({ headers, body }) => `--${boundary}\n${headers}\n\n${body}\n`).join('');
  return { type: `multipart/${kind}; boundary="${boundary}"`, body: `${written}--${boundary}--\n` };
}

export const plainMail = {
  From: '"Mira Tolen" <mira@courier.example>',
  To: 'desk@example.org',
  Subject: 'Pilots refuse night shifts',
  Date: 'Wed, 04 Mar 2026 00:30:00 +0800',
  'Message-ID': '<1@courier.example>',
  'MIME-Version': '1.0',
} as const;
