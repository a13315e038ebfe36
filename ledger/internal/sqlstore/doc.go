// Package sqlstore keeps a ledger in an SQL database. Its queries run on SQLite
// and PostgreSQL alike; what differs (full-text search, errors, the database's
// own check) is behind [Dialect], and each database has a folder of migrations.
//
// The way through its files: store.go has transactions; filing*.go takes in
// reports, blocks.go and settle*.go the linker's work, review*.go what people
// decided; the rest reads. Bodies of rows are packed by pack.go.
package sqlstore
