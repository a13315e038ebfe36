package copies

import "embed"

//go:embed weights.txt credits.txt addresses.txt
var data embed.FS
