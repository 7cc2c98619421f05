"""The ten steps and prepare, pure: values in, decisions out. A step never imports a step."""
