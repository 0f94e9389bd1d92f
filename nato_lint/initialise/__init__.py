"""What `nato-lint init` does: looks at a folder of articles and writes a first configuration.

The folder is recognised by the names of the files in it; of the settings of a site only single
lines are read, and nothing in the folder is executed.
"""
