import Database from 'better-sqlite3'

const tables = `
  CREATE TABLE documents (id TEXT PRIMARY KEY, title TEXT, length INTEGER, imported_at TEXT) WITHOUT ROWID;
  CREATE TABLE texts (document_id TEXT PRIMARY KEY, text TEXT);
  CREATE TABLE sets (document_id TEXT, annotator_id TEXT, status TEXT, spans INTEGER, edited_at TEXT,
    PRIMARY KEY (annotator_id, document_id)) WITHOUT ROWID;
  CREATE TABLE spans (id TEXT, document_id TEXT, annotator_id TEXT, label TEXT, start INTEGER,
    "end" INTEGER, quote TEXT, details TEXT);
  CREATE TABLE journal (seq INTEGER PRIMARY KEY, record TEXT);`

/** Made when all rows are there, which takes a fraction of the time. */
const indexes = `
  CREATE UNIQUE INDEX spans_by_id ON spans (id);
  CREATE INDEX spans_of ON spans (document_id, annotator_id);`

/** Opens a database in which an edit that was answered survives a power cut, as in the store. */
export function openDatabase(file) {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  return database
}

/** Makes the database of a corpus. */
export function makeDatabase(file, entries) {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = OFF')
  database.pragma('cache_size = -500000')
  database.exec(tables)
  const insert = (table, count) =>
    database.prepare(`INSERT INTO ${table} VALUES (${Array.from({ length: count }, () => '?').join(', ')})`)
  const [documents, texts, sets, spans] = [
    insert('documents', 4),
    insert('texts', 2),
    insert('sets', 5),
    insert('spans', 8),
  ]
  database.transaction(() => {
    for (const { document, set, editedAt } of entries) {
      const { documentId, annotatorId, status } = set
      documents.run(document.id, document.title, document.text.length, document.importedAt)
      texts.run(document.id, document.text)
      sets.run(documentId, annotatorId, status, set.spans.length, editedAt)
      for (const { id, label, start, end, quote, ...details } of set.spans) {
        spans.run(id, documentId, annotatorId, label, start, end, quote, JSON.stringify(details))
      }
    }
  })()
  database.exec(indexes)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** What the document list shows, sorted as it sorts. */
export function listRows(database, annotatorId) {
  return database
    .prepare(
      `SELECT id, title, length, imported_at, status, spans, edited_at
       FROM documents LEFT JOIN sets ON annotator_id = ? AND document_id = id ORDER BY title, id`,
    )
    .all(annotatorId)
}
