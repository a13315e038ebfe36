package copies

import "embed"

//go:embed weights.txt credits.txt
var data embed.FS
