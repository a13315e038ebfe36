package origin

import (
	"strconv"

	"recount"
)

// Date is how a day is written in reasons: 27 December 2024.
func Date(d recount.Day) string {
	if d.IsZero() {
		return "a day not told"
	}
	year, month, day := d.Date()
	return strconv.Itoa(day) + " " + month.String() + " " + strconv.Itoa(year)
}
