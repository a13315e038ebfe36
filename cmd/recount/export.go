package main

import "errors"

type exportCommand struct {
	ledgerFile
}

func (c *exportCommand) Run() error { return errors.New("not yet") }
