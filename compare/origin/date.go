package origin

import (
	"fmt"

	"recount"
)

// Date is how a day is written in reasons: 27 December 2024.
func Date(d recount.Day) string {
	if d.IsZero() {
		return "a day not told"
	}
	year, month, day := d.Date()
	return fmt.Sprintf("%d %s %d", day, month, year)
}
