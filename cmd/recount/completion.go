package main

import (
	"embed"
	"fmt"
	"os"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/willabides/kongplete"
)

// completionScripts are what each shell reads. What the program has no word for
// is completed as names of files.
//
//go:embed completion/*
var completionScripts embed.FS

type completionCommand struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Run prints what makes a shell complete commands and flags: it asks the program
// itself, by the variable COMP_LINE.
func (c *completionCommand) Run() error {
	self, err := os.Executable()
	if err != nil {
		return err
	}
	self = "'" + strings.ReplaceAll(self, "'", `'\''`) + "'"
	script, err := completionScripts.ReadFile("completion/" + c.Shell)
	if err != nil {
		return err
	}
	_, err = fmt.Print(strings.ReplaceAll(string(script), "SELF", self))
	return err
}

// completes answers a shell that asks what may come next, and tells whether one
// did.
func completes(parser *kong.Kong) (asked bool) {
	if os.Getenv("COMP_LINE") == "" {
		return false
	}
	kongplete.Complete(parser, kongplete.WithExitFunc(func(int) { asked = true }))
	return asked
}
