package recount

import (
	"errors"
	"strings"
	"testing"
)

func TestMeasureNamed(t *testing.T) {
	for given, want := range map[string]Measure{"": "", "killed": Killed, "Killed": Killed, "EQUIPMENT_LOST": EquipmentLost} {
		if got, err := MeasureNamed(given); got != want || err != nil {
			t.Errorf("%q is %q, %v", given, got, err)
		}
	}
	for _, given := range []string{"mourned", " killed", "kill", "\x00", "ĸilled"} {
		_, err := MeasureNamed(given)
		if none := (*NoneOf)(nil); !errors.As(err, &none) || !strings.Contains(err.Error(), "choose one of killed, wounded") {
			t.Errorf("%q: %v", given, err)
		}
	}
}
