package token_test

import (
	"fmt"
	"strings"

	"recount/lang/token"
)

func ExampleSplit() {
	text := `"We can't say," Gen. Hale's aide told the U.S. envoy. About $5.6bn is missing.`
	for _, s := range token.Split(text) {
		var forms []string
		for _, t := range s.Tokens {
			forms = append(forms, text[t.Start:t.End])
		}
		fmt.Println(strings.Join(forms, " "))
	}
	// Output:
	// " We ca n't say , " Gen. Hale 's aide told the U.S. envoy .
	// About $ 5.6 bn is missing .
}
