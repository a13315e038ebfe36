package ledger

import (
	"context"

	"recount"
)

// Checker lints the whole ledger.
type Checker interface {
	// Check calls report for every fault it finds: a span that does not quote
	// its report, a link that leads nowhere, a claim in no question or in two,
	// a redirect in a circle, a count that is off, what the store itself finds
	// damaged. It returns how many records it looked at. It reads only.
	Check(ctx context.Context, report func(recount.Problem)) (records int, err error)
}
