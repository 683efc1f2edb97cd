"""What is done around tonight's list: asking somebody, handing over, following up, seeing why."""
