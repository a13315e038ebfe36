package main

import (
	"fmt"
	"runtime/debug"

	"recount"
)

type versionCommand struct{}

// Run prints the versions of the program and of the claim's public contract.
func (versionCommand) Run() error {
	version := "(built from a checkout)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		version = info.Main.Version
	}
	_, err := fmt.Printf("recount %s, claims in version %d\n", version, recount.Version)
	return err
}
