#pragma once

namespace stet {

class Commands;
class Desk;

/// Connects the rows "edit.…" and "format.…" of the command table to the desk. Called once; both have to live as long
/// as the window.
void connectEditorCommands(Commands &commands, Desk &desk);

} // namespace stet
