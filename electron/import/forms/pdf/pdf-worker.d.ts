// The package types its other entry only; this one is imported for what it does.
declare module 'pdfjs-dist/legacy/build/pdf.worker.mjs';
