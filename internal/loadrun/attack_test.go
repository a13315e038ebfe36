package main

import (
	"strings"
	"testing"
)

func TestFaultsAreTold(t *testing.T) {
	well := answers{{URL: "/", Code: 200}, {URL: "/questions/a", Code: 200}}
	if err := well.fault(); err != nil {
		t.Errorf("all is well, and yet: %v", err)
	}
	for says, one := range map[string]answer{
		"/questions/b was answered with status 500": {URL: "/questions/b", Code: 500, Error: "500 Internal Server Error"},
		"reset by peer": {URL: "/questions/c", Error: "reset by peer"},
		"status 404":    {URL: "/questions/d", Code: 404},
	} {
		if err := append(well, one).fault(); err == nil || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "1 of 3") {
			t.Errorf("%+v: %v does not say %q", one, err, says)
		}
	}
}
